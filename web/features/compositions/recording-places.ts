/** The page of AWS's own console that lists what is below a prefix of a bucket. */
export function bucketPage(region: string, bucket: string, prefix: string): string {
  const domain = region.startsWith('cn-')
    ? 'console.amazonaws.cn'
    : region.startsWith('us-gov-')
      ? 'console.amazonaws-us-gov.com'
      : 'console.aws.amazon.com';
  const query = new URLSearchParams({ region, prefix: `${prefix}/` });
  return `https://${region}.${domain}/s3/buckets/${encodeURIComponent(bucket)}?${query.toString()}`;
}

/** The command that lists the same. Names of buckets and prefixes hold nothing that a shell would read. */
export function listCommand(region: string | undefined, bucket: string, prefix: string): string {
  const where = region === undefined ? '' : ` --region ${region}`;
  return `aws s3 ls s3://${bucket}/${prefix}/ --recursive${where}`;
}

/** What AWS writes below the prefix of a composite recording (User Guide, "Composite Recording"). */
export const RECORDING_FILES: readonly { path: string; meaning: string; thumbnails?: true }[] = [
  {
    path: 'events/recording-started.json',
    meaning: 'When it began, with the paths and sizes of everything that is written.',
  },
  {
    path: 'events/recording-ended.json',
    meaning: 'When it ended, with its length. There is this one or the next.',
  },
  {
    path: 'events/recording-failed.json',
    meaning: 'That it failed, with a message where there is one.',
  },
  {
    path: 'media/hls/multivariant.m3u8',
    meaning:
      'The playlist to play. It grows until the end; AWS advises to play it only after the session has ended.',
  },
  {
    path: 'media/hls/<rendition>/playlist.m3u8',
    meaning: 'One rendition, in a folder such as 720p30-AbCdEfGhIjKl.',
  },
  {
    path: 'media/thumbnails/<width>x<height>/',
    meaning: 'One picture for each interval, where they are kept one after the other (SEQUENTIAL).',
    thumbnails: true,
  },
  {
    path: 'media/latest_thumbnail/<width>x<height>/thumb.jpg',
    meaning: 'The newest picture alone, where that is kept (LATEST).',
    thumbnails: true,
  },
];
