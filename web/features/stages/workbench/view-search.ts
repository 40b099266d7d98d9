/** What of an address is the view, and not what somebody looks at in it. In this order, so that equal views are equal. */
const OF_A_VIEW = ['q', 'problem', 'group', 'sort', 'hide'] as const;

/** The view of an address's query. */
export function viewSearch(search: string): string {
  const all = new URLSearchParams(search);
  const view = new URLSearchParams();
  for (const name of OF_A_VIEW) {
    const value = all.get(name);
    if (value !== null && value !== '') view.set(name, value);
  }
  return view.toString();
}
