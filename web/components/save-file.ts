/**
 * Gives text to the browser as a download. Made in the page: nothing is sent, and the policy of the console needs no
 * exception for it.
 * @param parts the text in pieces, which are joined by the browser
 */
export function saveFile(name: string, type: string, parts: readonly string[]): void {
  const url = URL.createObjectURL(new Blob([...parts], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // A large file may still be read when the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
