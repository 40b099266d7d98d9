/** The page was opened without its link, or loaded again after its secret was taken out of the address. */
export function NoSecret({ from }: { from: string }) {
  return (
    <p>
      This page is opened by a link {from}. Open that link again: what makes it good is taken out of the
      address as soon as the page is there, so that it stays on no screen and in no history.
    </p>
  );
}
