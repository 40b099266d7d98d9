import type { Participant } from '#shared/participants/contract.ts';
import { DetailList } from '#web/components/facts.tsx';
import { whyClientIsMissing } from './client-words.ts';
import { given } from './given.tsx';

const FIELDS = [
  { label: 'Browser', member: 'browserName' },
  { label: 'Browser version', member: 'browserVersion' },
  { label: 'System', member: 'osName' },
  { label: 'System version', member: 'osVersion' },
  { label: 'SDK version', member: 'sdkVersion' },
  { label: 'Provider (ISP)', member: 'ispName' },
] as const;

/** @param participant absent while it loads */
export function ParticipantClient({ participant }: { participant: Participant | undefined }) {
  const why = participant && whyClientIsMissing(participant);
  return (
    <>
      <div className="px-4">
        <DetailList
          details={FIELDS.map(({ label, member }) => ({
            label,
            value: participant && given(participant[member]),
          }))}
        />
      </div>
      {why && <p className="border-t border-line px-4 py-2 text-xs text-muted">{why}</p>}
    </>
  );
}
