import { OIDC_PROBLEMS, type OidcProblem } from '#shared/auth/oidc-problems.ts';

const WORDS: Record<OidcProblem, string> = {
  provider:
    'Your organisation’s sign-in does not answer, or not as this console was told. Try again in a moment; the console’s log says what it was.',
  expired:
    'That sign-in is not good any more: it took longer than ten minutes, was begun in another browser or tab, or has been used. Begin again.',
  denied: 'You have turned back at your organisation’s sign-in. Nothing was changed.',
  failed: 'Your organisation’s sign-in gave an answer that this console cannot take. Its log says why.',
  no_role:
    'Your organisation knows you, but none of your groups may use this console. Ask who gives groups there.',
  disabled: 'Your account on this console is disabled. Ask an administrator.',
  too_many: 'There were too many attempts to sign in. Wait a minute.',
  unavailable:
    'Nobody can sign in at the moment, because it cannot be written down. Tell who runs this console.',
};

/** Why the organisation's sign-in came to nothing. @param code as it stands in the address: anything */
export function ProviderProblem({ code }: { code: string | null }) {
  const problem = OIDC_PROBLEMS.find((known) => known === code);
  return (
    problem && (
      <p role="alert" className="border-l-2 border-bad px-3 py-2">
        {WORDS[problem]}
      </p>
    )
  );
}
