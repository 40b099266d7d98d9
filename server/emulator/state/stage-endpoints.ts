import type { World } from './world.ts';

export interface StageEndpoints {
  events: string;
  whip: string;
  rtmp: string;
  rtmps: string;
}

/** Where the stages of an account are reached. Hosts as in AWS's samples; the production label of the RTMP hosts is UNCONFIRMED. */
export function stageEndpoints({
  endpointLabels: { whip, rtmp },
}: Pick<World, 'endpointLabels'>): StageEndpoints {
  return {
    events: 'wss://global.events.live-video.net',
    whip: `https://${whip}.global-bm.whip.live-video.net`,
    rtmp: `rtmp://${rtmp}.global-contribute.live-video.net/app/`,
    rtmps: `rtmps://${rtmp}.global-contribute.live-video.net:443/app/`,
  };
}
