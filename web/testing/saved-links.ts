/**
 * A browser saves what a link with `download` names; happy-dom goes there, and every test after it in the same window
 * would be at that address. The link is not in the page: only its own click tells.
 */
const follow = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'click')?.value as () => void;

HTMLAnchorElement.prototype.click = function clicked(this: HTMLAnchorElement): void {
  if (!this.hasAttribute('download')) follow.call(this);
};
