/** A socket whose other end is the test. */
export class FakeSocket {
  static readonly OPEN = 1;
  static all: FakeSocket[] = [];

  readonly url: string;
  readyState = 0;
  said: { event: string; data: Record<string, unknown> }[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: unknown }) => void) | null = null;
  onclose: ((close: { code: number }) => void) | null = null;

  constructor(url = 'ws://dashboard.test/ws') {
    this.url = url;
    FakeSocket.all.push(this);
  }

  static get last(): FakeSocket {
    const last = FakeSocket.all.at(-1);
    if (!last) {
      throw new Error('No socket was opened');
    }
    return last;
  }

  send(text: string): void {
    this.said.push(JSON.parse(text) as (typeof this.said)[number]);
  }

  close(): void {
    this.readyState = 3;
  }

  /** Of what it said, the data of those messages. */
  saidOf(event: string): Record<string, unknown>[] {
    return this.said.filter((message) => message.event === event).map(({ data }) => data);
  }

  opens(): this {
    this.readyState = FakeSocket.OPEN;
    this.onopen?.();
    return this;
  }

  hears(event: string, data: object): this {
    this.onmessage?.({ data: JSON.stringify({ event, data }) });
    return this;
  }

  greets(): this {
    return this.hears('auth-success', {
      message: 'Connected to organization channel',
      organizationId: 'o1',
      userId: 'u1',
      role: 'admin',
    });
  }

  breaks(code = 1006): this {
    this.readyState = 3;
    this.onclose?.({ code });
    return this;
  }
}
