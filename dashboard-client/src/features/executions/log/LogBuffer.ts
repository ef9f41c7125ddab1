import type { LogFollower, LogLine } from '@/lib/live/LiveClient';

/**
 * The lines of one attempt, each once and in order, whoever brings them: the live channel, or
 * pages that are asked for while it is away. Told to a page at most once a frame.
 */
export class LogBuffer implements LogFollower {
  readonly #fixed: number | undefined;
  readonly #schedule: (tell: () => void) => void;
  readonly #listeners = new Set<() => void>();
  #attempt: number | undefined;
  #lines: LogLine[] = [];
  #version = 0;
  #isTelling = false;

  /**
   * @param attempt undefined follows the latest one: when another begins, its lines take the place
   *     of those before
   */
  constructor(attempt?: number, schedule: (tell: () => void) => void = onNextFrame) {
    this.#fixed = attempt;
    this.#attempt = attempt;
    this.#schedule = schedule;
  }

  /** The attempt whose lines these are; undefined before anything is known of it. */
  get attempt(): number | undefined {
    return this.#attempt;
  }

  get all(): readonly LogLine[] {
    return this.#lines;
  }

  /** Another number means that something has changed. */
  get version(): number {
    return this.#version;
  }

  listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  wanted(): { attempt?: number; fromSeq: number } {
    const fromSeq = this.#next;
    return this.#fixed === undefined ? { fromSeq } : { attempt: this.#fixed, fromSeq };
  }

  subscribed(attempt: number, fromSeq: number): boolean {
    this.#turnTo(attempt);
    return fromSeq <= this.#next;
  }

  lines(attempt: number, lines: readonly LogLine[]): boolean {
    if (this.#fixed !== undefined && attempt !== this.#fixed) {
      return true;
    }
    this.#turnTo(attempt);
    if (attempt !== this.#attempt) {
      return true;
    }
    const fresh = lines.filter(({ seq }) => seq >= this.#next);
    const first = fresh[0];
    if (!first) {
      return true;
    }
    if (first.seq > this.#next) {
      return false;
    }
    for (const line of fresh) {
      this.#lines.push(line);
    }
    this.#changed();
    return true;
  }

  get #next(): number {
    return (this.#lines.at(-1)?.seq ?? 0) + 1;
  }

  /** Attempts only rise; the log of an earlier one that comes late is not looked at. */
  #turnTo(attempt: number): void {
    if (this.#fixed === undefined && attempt > (this.#attempt ?? 0)) {
      this.#attempt = attempt;
      this.#lines = [];
      this.#changed();
    }
  }

  #changed(): void {
    this.#version++;
    if (!this.#isTelling) {
      this.#isTelling = true;
      this.#schedule(() => {
        this.#isTelling = false;
        this.#listeners.forEach((listener) => listener());
      });
    }
  }
}

function onNextFrame(tell: () => void): void {
  requestAnimationFrame(tell);
}
