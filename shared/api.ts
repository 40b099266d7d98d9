import { compositions } from './compositions/contract.ts';
import { connections } from './connections/contract.ts';
import { encoderConfigurations } from './encoder-configurations/contract.ts';
import { ingest } from './ingest/contract.ts';
import { participants } from './participants/contract.ts';
import { publicKeys } from './public-keys/contract.ts';
import { replication } from './replication/contract.ts';
import { sessions } from './sessions/contract.ts';
import { stages } from './stages/contract.ts';
import { storageConfigurations } from './storage-configurations/contract.ts';
import { tags } from './tags/contract.ts';

/** The whole API of the console, one contract a feature. */
export const api = {
  connections,
  stages,
  sessions,
  participants,
  replication,
  compositions,
  encoderConfigurations,
  storageConfigurations,
  ingest,
  publicKeys,
  tags,
};
