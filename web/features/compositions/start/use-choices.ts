import { channels } from '#shared/channels/contract.ts';
import { compositions } from '#shared/compositions/contract.ts';
import { encoderConfigurations } from '#shared/encoder-configurations/contract.ts';
import { stages } from '#shared/stages/contract.ts';
import { storageConfigurations } from '#shared/storage-configurations/contract.ts';
import { useWholeList } from '#web/api/use-whole-list.ts';

/** Everything that somebody who starts a composition chooses from. Channels are asked for once a channel is wanted. */
export function useChoices(connection: string, wantsChannel: boolean) {
  const ofChannels = wantsChannel ? { connection } : undefined;
  return {
    stages: useWholeList(stages.list, { connection }),
    compositions: useWholeList(compositions.list, { connection }),
    encoders: useWholeList(encoderConfigurations.list, { connection }),
    storages: useWholeList(storageConfigurations.list, { connection }),
    channels: useWholeList(channels.list, ofChannels),
    live: useWholeList(channels.live, ofChannels),
  };
}
export type Choices = ReturnType<typeof useChoices>;
