import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import type { Execution, Schemas } from '@/lib/schemas';
import { expectAccessible, goLive, openAt, SOON } from './open';
import { answer, at, heldBack, refusal, remembers, server } from './service';
import {
  artifactOf,
  artifactPageOf,
  attemptOf,
  ENDED,
  executionOf,
  TIME,
  totalsOf,
} from './things';

const LINK = '/api/report-links/l1.s1/';
const TEXT = { contentType: 'text/plain; charset=UTF-8' };
const KIB = 1_024;

function is(change: Partial<Execution>) {
  server.use(
    http.get(at('/api/executions/:taskId'), () =>
      answer(executionOf({ status: 'FAILED', endTime: TIME, exitCode: 1, ...change })),
    ),
  );
}

/** A run that is over and left these files. @returns which attempts links were made for */
function left(files: Schemas['Artifact'][], totals?: Schemas['ReportTotals'][]) {
  const linked: unknown[] = [];
  is({});
  server.use(
    http.get(at('/api/executions/:taskId/artifacts'), () =>
      HttpResponse.json(artifactPageOf(files, totals)),
    ),
    http.post(at('/api/executions/:taskId/report-links'), ({ request }) => {
      linked.push(new URL(request.url).searchParams.get('attempt'));
      return answer({ url: LINK, attempt: 1, expiresAt: TIME });
    }),
  );
  return linked;
}

async function openArtifacts() {
  const opened = await openAt('/dashboard/executions/nightly-1');
  await opened.user.click(await screen.findByRole('tab', { name: 'Artifacts' }, SOON));
  return opened;
}

async function preview(path: string) {
  const { user } = await openArtifacts();
  await user.click(await screen.findByRole('button', { name: `Preview ${path}` }, SOON));
  const shown = await screen.findByRole('region', { name: `Preview of ${path}` }, SOON);
  return { user, shown };
}

describe('the files of a run', () => {
  it('are listed with what was kept, and open and download by a signed link', async () => {
    remembers();
    const linked = left(
      [
        artifactOf({ path: 'junit.xml', contentType: 'application/xml', tests: 3 }),
        artifactOf({ path: 'a b/größe?.html' }),
      ],
      [
        totalsOf({
          files: 2,
          bytes: 4 * KIB,
          refused: 1,
          note: '1 entry was not kept: "x" is a link.',
        }),
        totalsOf({ attempt: 2, files: 0, bytes: 0 }),
      ],
    );
    await openArtifacts();
    const files = await screen.findByRole('region', { name: 'Files' }, SOON);
    expect(await within(files).findByText('application/xml · 2.0 KiB · 3 tests')).toBeVisible();
    expect(screen.getByText('Attempt 1: 2 files, 4.0 KiB, 1 not kept')).toBeVisible();
    expect(screen.getByText('Attempt 2: 0 files, 0 B')).toBeVisible();
    expect(screen.getByText('1 entry was not kept: "x" is a link.')).toBeVisible();
    const opens = await within(files).findByRole(
      'link',
      { name: 'Open a b/größe?.html in a new tab' },
      SOON,
    );
    expect(opens).toHaveAttribute('href', `${LINK}a%20b/gr%C3%B6%C3%9Fe%3F.html`);
    expect(opens).toHaveAttribute('target', '_blank');
    expect(opens).toHaveAttribute('rel', 'noreferrer noopener');
    const keeps = within(files).getByRole('link', { name: 'Download a b/größe?.html' });
    expect(keeps).toHaveAttribute('href', `${LINK}a%20b/gr%C3%B6%C3%9Fe%3F.html`);
    expect(keeps).toHaveAttribute('download', 'größe?.html');
    expect(linked).toEqual(['1']);
    await expectAccessible();
  });

  it('are all asked for, page by page, and found by their names', async () => {
    remembers();
    left([]);
    server.use(
      http.get(at('/api/executions/:taskId/artifacts'), ({ request }) => {
        const cursor = new URL(request.url).searchParams.get('cursor');
        const path = cursor === null ? 'z.txt' : 'a.txt';
        return HttpResponse.json({
          ...artifactPageOf([artifactOf({ path })]),
          nextCursor: cursor === null ? '200' : null,
        });
      }),
    );
    const { user } = await openArtifacts();
    const files = await screen.findByRole('region', { name: 'Files' }, SOON);
    const rows = within(files).getAllByRole('listitem');
    expect(rows.map(({ textContent }) => textContent.slice(0, 5))).toEqual(['a.txt', 'z.txt']);
    await user.type(screen.getByLabelText('Search in the names of files'), 'Z.');
    await waitFor(() => expect(screen.queryByText('a.txt')).not.toBeInTheDocument(), SOON);
    await user.type(screen.getByLabelText('Search in the names of files'), 'nothing');
    expect(await screen.findByText('No file is called that', {}, SOON)).toBeVisible();
  });

  it('can be read about when they cannot be opened', async () => {
    remembers();
    left([artifactOf()]);
    server.use(
      http.post(at('/api/executions/:taskId/report-links'), () => refusal(429, 'rate.limited')),
    );
    await openArtifacts();
    expect(await screen.findByText('report/index.html', {}, SOON)).toBeVisible();
    expect(await screen.findByText(/It was refused: rate.limited/, {}, SOON)).toBeVisible();
    expect(screen.queryByRole('link', { name: /^Open/ })).not.toBeInTheDocument();
  });
});

describe('a preview', () => {
  it('of a text asks for its beginning and nothing more', async () => {
    remembers();
    left([artifactOf({ ...TEXT, path: 'log/all.txt', size: 3 * KIB * KIB })]);
    const asked: (string | null)[] = [];
    // The last character is cut in two.
    const bytes = new TextEncoder().encode('é'.repeat(128 * KIB + 1)).subarray(1, 256 * KIB + 1);
    server.use(
      http.get(at('/api/executions/nightly-1/reports/log/all.txt'), ({ request }) => {
        asked.push(
          request.headers.get('Range'),
          request.headers.get('Authorization')?.slice(0, 7) ?? null,
          new URL(request.url).searchParams.get('attempt'),
        );
        return new HttpResponse(bytes, { status: 206 });
      }),
    );
    const { shown } = await preview('log/all.txt');
    const text = await within(shown).findByRole('region', { name: 'Text of log/all.txt' }, SOON);
    expect(asked).toEqual(['bytes=0-262143', 'Bearer ', '1']);
    expect(text.textContent).toBe(`\uFFFD${'é'.repeat(128 * KIB - 1)}`);
    expect(within(shown).getByText('The first 256.0 KiB of 3.0 MiB.')).toBeVisible();
    await expectAccessible();
  });

  it('holds no more of a text than that, whatever comes', async () => {
    remembers();
    left([artifactOf({ ...TEXT, path: 'a.txt', size: 300 * KIB })]);
    server.use(
      http.get(at('/api/executions/nightly-1/reports/a.txt'), () =>
        HttpResponse.text('x'.repeat(300 * KIB)),
      ),
    );
    const { shown } = await preview('a.txt');
    const text = await within(shown).findByRole('region', { name: 'Text of a.txt' }, SOON);
    expect(text.textContent).toHaveLength(256 * KIB);
  });

  it('of a text that is gone says so', async () => {
    remembers();
    left([artifactOf({ ...TEXT, path: 'a.txt' })]);
    server.use(
      http.get(at('/api/executions/nightly-1/reports/a.txt'), () =>
        refusal(404, 'report.not_found'),
      ),
    );
    const { shown } = await preview('a.txt');
    expect(
      await within(shown).findByText('It was refused: report.not_found', {}, SOON),
    ).toBeVisible();
  });

  it('of a page keeps it apart from this one', async () => {
    remembers();
    left([artifactOf()]);
    const { shown } = await preview('report/index.html');
    const frame = within(shown).getByTitle('Content of report/index.html');
    expect(frame.tagName).toBe('IFRAME');
    expect(frame).toHaveAttribute('src', `${LINK}report/index.html`);
    expect(frame.getAttribute('sandbox')).toBe('allow-scripts');
  });

  it('of a page does not load again while the files are asked for again', async () => {
    remembers();
    left([artifactOf()]);
    const { shown } = await preview('report/index.html');
    const frame = within(shown).getByTitle('Content of report/index.html');
    const socket = await goLive();
    const renewed = heldBack('/api/executions/:taskId/artifacts', () =>
      HttpResponse.json(artifactPageOf([artifactOf(), artifactOf({ path: 'late.txt' })])),
    );
    is({ version: 9, attempts: [attemptOf()] });
    socket.hears('execution-updated', ENDED);
    await waitFor(() => expect(renewed.isAsked()).toBe(true), SOON);
    expect(screen.getByTitle('Content of report/index.html')).toBe(frame);
    renewed.answer();
    expect(await screen.findByRole('button', { name: 'Preview late.txt' }, SOON)).toBeVisible();
    expect(screen.getByTitle('Content of report/index.html')).toBe(frame);
  });

  it('of a page stays as it is while the link is renewed, which what is opened next has', async () => {
    const { Preview } = await import('@/features/executions/results/Preview');
    const rest = {
      file: artifactOf(),
      taskId: 'nightly-1',
      reports: '/api/executions/nightly-1/reports/',
      onClose: () => undefined,
    };
    const { rerender } = render(<Preview {...rest} link={LINK} />);
    rerender(<Preview {...rest} link="/api/report-links/l2.s2/" />);
    const frame = screen.getByTitle('Content of report/index.html');
    expect(frame).toHaveAttribute('src', `${LINK}report/index.html`);
    expect(screen.getByRole('link', { name: /^Open/ })).toHaveAttribute(
      'href',
      '/api/report-links/l2.s2/report/index.html',
    );
  });

  it('of an image shows it, or says that it is none', async () => {
    remembers();
    left([artifactOf({ path: 'shot.png', contentType: 'image/png' })]);
    const { shown } = await preview('shot.png');
    const image = within(shown).getByRole('img', { name: 'shot.png' });
    expect(image).toHaveAttribute('src', `${LINK}shot.png`);
    await expectAccessible();
    fireEvent.error(image);
    expect(within(shown).getByText(/^It cannot be shown/)).toBeVisible();
  });

  it.each([
    ['an empty file', { ...TEXT, size: 0 }, 'It is empty.'],
    [
      'a large image',
      { contentType: 'image/png', size: 11 * KIB * KIB },
      'Images of more than 10.0 MiB are not shown here.',
    ],
    [
      'anything else',
      { contentType: 'application/pdf' },
      'There is no preview of application/pdf.',
    ],
  ])('of %s loads nothing', async (_, change, words) => {
    remembers();
    left([artifactOf({ path: 'file', ...change })]);
    const { shown } = await preview('file');
    expect(within(shown).getByText(words)).toBeVisible();
    expect(within(shown).queryByRole('img')).not.toBeInTheDocument();
  });

  it('takes the keyboard, and gives it back when it closes', async () => {
    remembers();
    left([artifactOf({ path: 'file', contentType: 'application/pdf' })]);
    const { user, shown } = await preview('file');
    expect(shown).toHaveFocus();
    await user.click(within(shown).getByRole('button', { name: 'Close the preview' }));
    expect(shown).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Preview file' })).toHaveFocus();
  });
});
