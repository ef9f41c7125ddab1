import type { components } from '@/contract/api';

type ProblemBody = components['schemas']['ProblemBody'];

/** Why a request was not answered with what it asked for; worded by the service for people. */
export class ApiProblem extends Error {
  /** 0 when no answer came at all. */
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly correlationId: string | undefined;

  constructor(status: number, body: Partial<ProblemBody>) {
    super(body.message ?? 'The service gave an answer that cannot be read. Try again later.');
    this.name = 'ApiProblem';
    this.status = status;
    this.code = body.code ?? 'unreadable';
    this.title = body.error ?? 'Unexpected answer';
    this.fields = body.fields ?? {};
    this.correlationId = body.correlationId;
  }

  /** Whether the same request may go right a moment later. */
  get isTransient(): boolean {
    return this.status === 0 || this.status >= 500;
  }

  static unreachable(): ApiProblem {
    return new ApiProblem(0, {
      error: 'No connection',
      message: 'The service cannot be reached. Check the connection and try again.',
      code: 'unreachable',
    });
  }

  /** Of the parsed body of a failed answer, whatever it is. */
  static of(status: number, body: unknown): ApiProblem {
    const known = typeof body === 'object' && body !== null && 'code' in body;
    return new ApiProblem(status, known ? (body as ProblemBody) : {});
  }

  /** Of whatever was thrown. */
  static from(failure: unknown): ApiProblem {
    if (failure instanceof ApiProblem) {
      return failure;
    }
    // What fetch throws when there was no answer.
    return failure instanceof TypeError ? ApiProblem.unreachable() : new ApiProblem(0, {});
  }
}
