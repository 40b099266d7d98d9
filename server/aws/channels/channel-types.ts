import type {
  ListChannelsRequest,
  ListChannelsResponse,
  ListStreamsRequest,
  ListStreamsResponse,
} from '@aws-sdk/client-ivs';

export interface ChannelShapes {
  ListChannels: { input: ListChannelsRequest; output: ListChannelsResponse };
  ListStreams: { input: ListStreamsRequest; output: ListStreamsResponse };
}
