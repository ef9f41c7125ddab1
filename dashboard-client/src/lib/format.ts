const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Such as 850 ms, 12.3 s, 4 m 05 s, 2 h 07 m. */
export function duration(ms: number): string {
  if (ms < SECOND) {
    return `${Math.max(0, Math.round(ms))} ms`;
  }
  if (ms < MINUTE) {
    return `${(Math.floor(ms / 100) / 10).toFixed(1)} s`;
  }
  if (ms < HOUR) {
    return `${Math.floor(ms / MINUTE)} m ${twoDigits((ms % MINUTE) / SECOND)} s`;
  }
  return `${Math.floor(ms / HOUR)} h ${twoDigits((ms % HOUR) / MINUTE)} m`;
}

function twoDigits(value: number): string {
  return Math.floor(value).toString().padStart(2, '0');
}

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
// Each made once: that takes longer than to draw a row, of which a list has thousands.
const dateFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const dateTimeFormat = new Intl.DateTimeFormat(undefined, {
  dateStyle: 'medium',
  timeStyle: 'medium',
});
const numberFormat = new Intl.NumberFormat('en');
const UNITS = [
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
] as const;

/** Such as 5 minutes ago, in 2 days; beyond 30 days the date. */
export function relativeTime(iso: string, now: number): string {
  const distance = Date.parse(iso) - now;
  if (Math.abs(distance) > 30 * DAY) {
    return date(iso);
  }
  for (const [unit, length] of UNITS) {
    if (Math.abs(distance) >= length) {
      return relative.format(Math.trunc(distance / length), unit);
    }
  }
  return distance > 0 ? 'in a moment' : 'just now';
}

export function date(iso: string): string {
  return dateFormat.format(new Date(iso));
}

export function dateTime(iso: string): string {
  return dateTimeFormat.format(new Date(iso));
}

export function count(value: number): string {
  return numberFormat.format(value);
}

/** Of a share from 0 to 1; rounded down, so that 100 % means all. */
export function percent(share: number): string {
  return `${(Math.floor(share * 1_000) / 10).toFixed(1)} %`;
}

/** Such as 1 line, 2 lines. */
export function plural(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

export function bytes(value: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB'];
  let size = value;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${unit === 0 ? size : size.toFixed(1)} ${units[unit] ?? ''}`;
}
