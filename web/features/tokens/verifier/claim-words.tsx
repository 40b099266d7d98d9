import type { ReactNode } from 'react';
import { SelfSignedClaims } from '#shared/tokens/self-signed-claims.ts';
import { NotGiven } from '#web/components/absent.tsx';
import { capabilityWords } from '#web/components/capability-words.ts';
import { CopyableText } from '#web/components/copyable-text.tsx';
import { Time } from '#web/components/time.tsx';
import { formatDuration } from '#web/lib/duration.ts';

type Claims = Readonly<Record<string, unknown>>;

/** What the claims of a token say, in words; those that the console does not know, as they are. */
export function claimWords(claims: Claims): { label: string; value: ReactNode }[] {
  const { jti, user_id, capabilities, attributes, iat, exp, resource, events_url, whip_url, version } =
    claims;
  const others = Object.entries(claims).filter(([name]) => !(name in SelfSignedClaims.shape));
  return [
    { label: 'Participant', value: copyable(jti, 'participant id') },
    { label: 'User id', value: user_id === undefined ? <NotGiven>none</NotGiven> : text(user_id) },
    { label: 'May', value: capabilitiesOf(capabilities) },
    { label: 'Issued', value: instant(iat) },
    { label: 'Expires', value: instant(exp) },
    { label: 'Lifetime', value: lifetime(iat, exp) },
    { label: 'Attributes', value: attributesOf(attributes) },
    { label: 'Stage', value: copyable(resource, 'ARN') },
    { label: 'Events', value: copyable(events_url, 'events endpoint') },
    { label: 'WHIP', value: copyable(whip_url, 'WHIP endpoint') },
    { label: 'Version', value: text(version) },
    ...others.map(([name, value]) => ({ label: name, value: text(value) })),
  ];
}

function text(value: unknown): ReactNode {
  if (value === undefined) return <NotGiven>not there</NotGiven>;
  return typeof value === 'string' ? (
    value
  ) : (
    <code className="font-mono text-xs">{JSON.stringify(value)}</code>
  );
}

function copyable(value: unknown, what: string): ReactNode {
  return typeof value === 'string' && value !== '' ? <CopyableText text={value} what={what} /> : text(value);
}

function instant(value: unknown): ReactNode {
  const date = typeof value === 'number' ? new Date(value * 1_000) : undefined;
  return date === undefined || Number.isNaN(date.getTime()) ? text(value) : <Time at={date.toISOString()} />;
}

function lifetime(iat: unknown, exp: unknown): ReactNode {
  if (typeof iat !== 'number' || typeof exp !== 'number') return <NotGiven>not known</NotGiven>;
  return formatDuration((exp - iat) * 1_000);
}

function capabilitiesOf(value: unknown): ReactNode {
  if (typeof value !== 'object' || value === null) return text(value);
  const { allow_publish: publish, allow_subscribe: subscribe } = value as Record<string, unknown>;
  const allowed = [...(publish === true ? ['PUBLISH'] : []), ...(subscribe === true ? ['SUBSCRIBE'] : [])];
  return allowed.length === 0 ? 'neither publish nor subscribe' : capabilityWords(allowed);
}

function attributesOf(value: unknown): ReactNode {
  if (typeof value !== 'object' || value === null) {
    return value === undefined ? <NotGiven>none</NotGiven> : text(value);
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return <NotGiven>none</NotGiven>;
  return (
    <ul>
      {entries.map(([key, one]) => (
        <li key={key} className="wrap-anywhere">
          {key} = {typeof one === 'string' ? one : JSON.stringify(one)}
        </li>
      ))}
    </ul>
  );
}
