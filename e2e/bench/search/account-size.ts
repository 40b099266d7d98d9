export const CONNECTION = 'emulator';

/** As large as the largest that search must answer at once. `PARTICIPANTS=100000` for a quick look. */
export const SIZE = {
  stages: 3_000,
  sessions: 40_000,
  participants: Number(process.env['PARTICIPANTS'] ?? 1_000_000),
};
