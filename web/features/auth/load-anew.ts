/**
 * Loads the console anew, so that nothing of whoever was here is left in the memory of the page. What is on screen is
 * gone at once; no form asks whether it may be left, and Back does not bring the page back as it was.
 */
export function loadAnew(address: string): void {
  // The first that says where to go is followed: who signs out hears their own word to the other tabs as well.
  if (document.body.hidden) return;
  document.body.hidden = true;
  const leave = (event: Event) => document.body.hidden && event.stopImmediatePropagation();
  addEventListener('beforeunload', leave, { capture: true });
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
  location.replace(address);
}
