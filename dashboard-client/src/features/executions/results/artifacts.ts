import type { Execution, Schemas } from '@/lib/schemas';

export type Artifact = Schemas['Artifact'];
export type ReportTotals = Schemas['ReportTotals'];

/** So much of a text is shown in the drawer. */
export const TEXT_BYTES_MAX = 256 * 1024;
/** A larger image is opened in a tab of its own, which can be closed when it is too much. */
export const IMAGE_BYTES_MAX = 10 * 1024 * 1024;

const PAGES = new Set(['text/html', 'application/xhtml+xml']);
const TEXTS = new Set(['application/json', 'application/xml']);

export type PreviewKind =
  /** With scripts of its own: it is only shown apart from the dashboard. */
  | 'page'
  | 'image'
  | 'text'
  | 'empty'
  | 'too-large'
  /** The browser has something for it, or the person has. */
  | 'none';

/** How a file can be looked at; the service says its type by its name. */
export function previewOf({ contentType, size }: Artifact): PreviewKind {
  const type = mediaType(contentType);
  if (size === 0) {
    return 'empty';
  }
  if (PAGES.has(type)) {
    return 'page';
  }
  if (type.startsWith('image/')) {
    return size > IMAGE_BYTES_MAX ? 'too-large' : 'image';
  }
  return type.startsWith('text/') || TEXTS.has(type) ? 'text' : 'none';
}

/** Without what is said of letters. */
export function mediaType(contentType: string): string {
  return contentType.split(';', 1)[0]?.trim() ?? '';
}

/** A container chose the names: whatever means something in an address is encoded, but slashes. */
export function inAddress(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

const byPath = new Intl.Collator('en', { numeric: true });

/** By their paths; step-2 comes before step-10. */
export function sorted(files: readonly Artifact[]): Artifact[] {
  return [...files].sort((one, other) => byPath.compare(one.path, other.path));
}

/** Those whose path holds a text, in any case. */
export function withPath(files: readonly Artifact[], text: string): readonly Artifact[] {
  const needle = text.trim().toLowerCase();
  return files.filter(({ path }) => path.toLowerCase().includes(needle));
}

/** Why what an attempt left is not all there; undefined when it is, or may still come. */
export function shortfallOf(
  { attempts }: Execution,
  attempt: number,
  totals: readonly ReportTotals[],
): string | undefined {
  const known = totals.find((one) => one.attempt === attempt);
  if (known) {
    const sentences = [known.complete ? '' : 'This is not all there is.', known.note ?? ''];
    return sentences.filter((sentence) => sentence !== '').join(' ') || undefined;
  }
  const meant = attempts.find(({ number }) => number === attempt);
  const hasEnded = meant !== undefined && meant.outcome !== null && meant.startTime !== null;
  return hasEnded
    ? 'This is not all there is: nothing was heard of what the attempt left.'
    : undefined;
}
