/**
 * Zones that browsers list by the name they had before the time zone database renamed them (CLDR's `iana` aliases):
 * people look for the present one.
 */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['Africa/Asmera', 'Africa/Asmara'],
  ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['America/Catamarca', 'America/Argentina/Catamarca'],
  ['America/Coral_Harbour', 'America/Atikokan'],
  ['America/Cordoba', 'America/Argentina/Cordoba'],
  ['America/Godthab', 'America/Nuuk'],
  ['America/Indianapolis', 'America/Indiana/Indianapolis'],
  ['America/Jujuy', 'America/Argentina/Jujuy'],
  ['America/Louisville', 'America/Kentucky/Louisville'],
  ['America/Mendoza', 'America/Argentina/Mendoza'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['Asia/Rangoon', 'Asia/Yangon'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['Atlantic/Faeroe', 'Atlantic/Faroe'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['Pacific/Enderbury', 'Pacific/Kanton'],
  ['Pacific/Ponape', 'Pacific/Pohnpei'],
  ['Pacific/Truk', 'Pacific/Chuuk'],
]);

/** The present name of a zone, where this browser knows it. */
function presentName(zone: string): string {
  const present = RENAMED.get(zone);
  return present !== undefined && isZone(present) ? present : zone;
}

let zoneAtStart: string | undefined;

/** The zone the browser ran in when the console was opened. Asked once: each time shown needs it, and it costs 0.3 ms. */
export function browserZone(): string {
  zoneAtStart ??= presentName(Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC');
  return zoneAtStart;
}

/** Every IANA zone the browser knows, by its present name, UTC first. */
export function allZones(): string[] {
  const others = Intl.supportedValuesOf('timeZone').map(presentName);
  return ['UTC', ...others.filter((zone) => zone !== 'UTC').toSorted()];
}

/** Whether times can be shown in this zone: a kept preference may name one that this browser does not know. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
