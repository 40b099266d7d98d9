/** Whether what the browser holds came by the live stream, which then tells of the next change too. */
export function wasTold(data: object | undefined): boolean {
  return data !== undefined && 'pushed' in data && data.pushed === true;
}
