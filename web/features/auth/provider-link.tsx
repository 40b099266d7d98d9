interface ProviderLinkProps {
  /** As the organisation calls its provider. */
  label: string;
  /** Where to go on afterwards, on this console. */
  next: string;
  /** In a tab of its own: the page stays as it is meanwhile. */
  apart?: boolean;
}

/** The way to the organisation's own sign-in. A whole page is loaded: it leads to another site. */
export function ProviderLink({ label, next, apart = false }: ProviderLinkProps) {
  return (
    <a
      href={`/api/oidc/start?${new URLSearchParams({ next })}`}
      {...(apart && { target: '_blank', rel: 'noreferrer' })}
      className="control control-plain"
    >
      Sign in with {label}
    </a>
  );
}
