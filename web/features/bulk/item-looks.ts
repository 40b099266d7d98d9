import type { BulkItemState } from '#shared/bulk/contract.ts';
import type { StateLook } from '#web/components/states.ts';

/** How the state of one thing of a job is told. */
export const ITEM_LOOKS: Record<BulkItemState, StateLook> = {
  waiting: { word: 'Waiting', tone: 'neutral', shape: 'ring' },
  sending: { word: 'Sending', tone: 'info', shape: 'half' },
  unsure: {
    word: 'Not known',
    tone: 'warn',
    shape: 'square',
    meaning: 'It was sent and no usable answer came: it is looked at before it is sent again.',
  },
  done: { word: 'Done', tone: 'live', shape: 'dot' },
  failed: { word: 'Failed', tone: 'bad', shape: 'cross' },
};
