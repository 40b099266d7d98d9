import type { Stage } from '#shared/stages/contract.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { CopyableText } from '#web/components/copyable-text.tsx';
import { DetailList } from '#web/components/facts.tsx';

const ENDPOINTS = [
  { member: 'events', label: 'Events' },
  { member: 'whip', label: 'WHIP' },
  { member: 'rtmp', label: 'RTMP' },
  { member: 'rtmps', label: 'RTMPS' },
] as const;

/** @param stage absent while it loads */
export function StageEndpoints({ stage }: { stage: Stage | undefined }) {
  return (
    <>
      <div className="px-4">
        <DetailList
          labels="short"
          details={ENDPOINTS.map(({ member, label }) => {
            const endpoint = stage?.endpoints?.[member];
            if (endpoint) {
              return { label, value: <CopyableText text={endpoint} what={`${label} endpoint`} /> };
            }
            return { label, value: stage && <NotGiven>not given</NotGiven> };
          })}
        />
      </div>
      <p className="border-t border-line px-4 py-2 text-xs text-muted">
        An encoder that publishes over RTMP or RTMPS puts its stream key behind the address.
      </p>
    </>
  );
}
