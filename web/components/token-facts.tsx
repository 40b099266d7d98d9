import type { ParticipantToken } from '#shared/tokens/participant-token.ts';
import { formatDuration } from '#web/lib/duration.ts';
import { byText } from '#web/lib/order.ts';
import { NotGiven } from './absent.tsx';
import { capabilityWords } from './capability-words.ts';
import { FactsRow } from './facts.tsx';
import { IdText } from './id-text.tsx';
import { Time } from './time.tsx';

/** Whom a token lets in, to do what and for how long: all that AWS answers of it but the token itself. */
export function TokenFacts({ token }: { token: Omit<ParticipantToken, 'token'> }) {
  const { userId, participantId, capabilities = [], attributes = {}, duration, expirationTime } = token;
  const given = Object.entries(attributes).toSorted(([a], [b]) => byText(a, b));
  return (
    <FactsRow
      facts={[
        {
          label: 'User id',
          value: userId ? <span className="wrap-anywhere">{userId}</span> : <NotGiven>no user id</NotGiven>,
        },
        {
          label: 'Participant id',
          value: participantId ? <IdText id={participantId} what="participant id" /> : <NotGiven />,
        },
        { label: 'May', value: capabilityWords(capabilities) },
        {
          label: 'Valid for',
          value: duration === undefined ? <NotGiven /> : formatDuration(duration * 60_000),
        },
        {
          label: 'Until',
          value: expirationTime ? <Time at={expirationTime} /> : <NotGiven>not given</NotGiven>,
        },
        {
          label: 'Attributes',
          value:
            given.length === 0 ? (
              <NotGiven>none</NotGiven>
            ) : (
              <span className="wrap-anywhere">
                {given.map(([key, value]) => `${key} = ${value}`).join(' · ')}
              </span>
            ),
        },
      ]}
    />
  );
}
