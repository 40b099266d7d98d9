import { COMPOSITION_INPUTS } from './composition.ts';
import type { InputConstraints } from './constraint-of.ts';
import { ENCODER_CONFIGURATION_INPUTS } from './encoder-configuration.ts';
import { INGEST_INPUTS } from './ingest.ts';
import { PARTICIPANT_INPUTS } from './participant.ts';
import { PUBLIC_KEY_INPUTS } from './public-key.ts';
import { STAGE_INPUTS } from './stage.ts';
import { STORAGE_CONFIGURATION_INPUTS } from './storage-configuration.ts';
import { TAG_INPUTS } from './tags.ts';
import { TOKEN_INPUTS } from './token.ts';

/** What the API demands of the input of each operation, member by member. */
export const INPUTS: InputConstraints = {
  ...STAGE_INPUTS,
  ...TOKEN_INPUTS,
  ...PARTICIPANT_INPUTS,
  ...COMPOSITION_INPUTS,
  ...ENCODER_CONFIGURATION_INPUTS,
  ...STORAGE_CONFIGURATION_INPUTS,
  ...INGEST_INPUTS,
  ...PUBLIC_KEY_INPUTS,
  ...TAG_INPUTS,
};
