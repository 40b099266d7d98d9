import type { IngestConfigurationRecord } from '../state/resources.ts';
import { encoderConfigurations } from './encoder-configurations.ts';
import { attached, ingestConfiguration } from './ingest-configurations.ts';
import { publicKeys } from './public-keys.ts';
import type { Scenario, Setting } from './setting.ts';
import { showtimeStages, type Wiring } from './showtime-stages.ts';
import { storageConfigurations } from './storage-configurations.ts';

function attachedIngest(setting: Setting): Wiring['ingest'] {
  const feed = { role: 'feed', order: '0', featured: 'true' };
  return {
    league: ingestConfiguration(setting, {
      name: 'league-final-programme',
      protocol: 'RTMPS',
      userId: 'ob-truck-1',
      attributes: feed,
      tags: { env: 'prod', team: 'sports-desk' },
    }),
    leagueBackup: ingestConfiguration(setting, {
      name: 'league-final-iso-cam',
      protocol: 'RTMP',
      userId: 'ob-truck-1-iso',
      attributes: { role: 'camera', order: '7' },
    }),
    news: ingestConfiguration(setting, {
      name: 'news-247-redundant',
      protocol: 'RTMPS',
      userId: 'playout-news-247',
      redundant: true,
      attributes: feed,
      tags: { env: 'prod', team: 'studio', criticality: 'high' },
    }),
    courtTwo: ingestConfiguration(setting, {
      name: 'court-2',
      protocol: 'RTMPS',
      userId: 'court-2-encoder',
      attributes: feed,
    }),
    recap: ingestConfiguration(setting, { name: '', protocol: 'RTMPS', userId: '' }),
  };
}

/** Keys that work on no stage for now. */
function detachedIngest(setting: Setting): IngestConfigurationRecord[] {
  return [
    ingestConfiguration(setting, { name: 'spare-encoder-1', protocol: 'RTMPS', userId: 'spare-1' }),
    ingestConfiguration(setting, {
      name: 'spare-encoder-2',
      protocol: 'RTMPS',
      userId: 'spare-2',
      redundant: true,
      tags: { env: 'staging' },
    }),
    ingestConfiguration(setting, { name: 'legacy-rtmp-bench', protocol: 'RTMP', userId: '<b>bench</b>' }),
  ];
}

/** A production company's account in the middle of a working day. The default. */
export const showtime: Scenario = (setting) => {
  const wiring: Wiring = {
    setting,
    encoders: encoderConfigurations(setting),
    storage: storageConfigurations(setting),
    ingest: attachedIngest(setting),
  };
  const stages = showtimeStages(wiring);
  return {
    stages,
    encoderConfigurations: wiring.encoders,
    storageConfigurations: wiring.storage,
    ingestConfigurations: [
      ...Object.values(wiring.ingest).map((record) => attached(record, stages)),
      ...detachedIngest(setting),
    ],
    publicKeys: publicKeys(setting),
  };
};
