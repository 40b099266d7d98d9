import type { OperationInput } from '../wire/operation.ts';
import { type Rule, unless } from './rule.ts';

/** API Reference, CreateIngestConfiguration: insecureIngest "must be set to true, if ingestProtocol is set to RTMP". */
export const rtmpIsInsecure: Rule<OperationInput<'CreateIngestConfiguration'>> = ({
  ingestProtocol,
  insecureIngest,
}) =>
  unless(
    ingestProtocol !== 'RTMP' || insecureIngest === true,
    'insecureIngest',
    'Member must be true when ingestProtocol is RTMP',
  );
