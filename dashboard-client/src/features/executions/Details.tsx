import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { Badge, type Tone } from '@/components/ui/Badge';
import { Table } from '@/components/ui/Page';
import { useNames } from '@/features/people/api';
import { projectsQuery } from '@/features/projects/api';
import { bytes, dateTime, duration, plural } from '@/lib/format';
import type { Execution, Schemas } from '@/lib/schemas';

/** Everything that is known of an execution but its output. */
export function Details({ execution }: { execution: Execution }) {
  const { config, logs } = execution;
  const projects = useQuery(projectsQuery);
  const project = projects.data?.find(({ id }) => id === execution.projectId);
  return (
    <div className="flex flex-col gap-6 p-5">
      <dl className="grid grid-cols-[minmax(8rem,auto)_1fr] gap-x-6 gap-y-2">
        <Fact name="Image">
          <Code>{execution.image}</Code>
          {execution.imageDigest !== null && <Code isQuiet>{execution.imageDigest}</Code>}
        </Fact>
        <Fact name="Command">
          {execution.command === null ? 'the image’s own' : <Code>{execution.command}</Code>}
        </Fact>
        <Fact name="Folder">{execution.folder}</Fact>
        <Fact name="Tests">
          {execution.tests.length === 0
            ? 'all'
            : execution.tests.map((test) => <Code key={test}>{test}</Code>)}
        </Fact>
        {execution.projectId !== undefined && (
          <Fact name="Project">{project?.name ?? execution.projectId}</Fact>
        )}
        {execution.groupName !== undefined && <Fact name="Group">{execution.groupName}</Fact>}
        {config.environment !== null && <Fact name="Environment">{config.environment}</Fact>}
        {config.baseUrl !== null && <Fact name="Base URL">{config.baseUrl}</Fact>}
        <Fact name="Asked for by">
          <Asker trigger={execution.trigger} />
        </Fact>
        <Fact name="Created">{dateTime(execution.createdAt)}</Fact>
        {execution.startTime !== null && (
          <Fact name="Started">{dateTime(execution.startTime)}</Fact>
        )}
        {execution.endTime !== null && <Fact name="Ended">{dateTime(execution.endTime)}</Fact>}
        {execution.exitCode !== null && <Fact name="Exit code">{execution.exitCode}</Fact>}
        <Fact name="Limits">
          {config.cpus} CPUs, {config.memoryMb} MiB, {duration(config.timeoutSeconds * 1_000)}
          {config.retryAttempts > 0 && `, at most ${plural(config.retryAttempts + 1, 'attempt')}`}
        </Fact>
        {logs.lines !== null && logs.bytes !== null && (
          <Fact name="Output">
            {plural(logs.lines, 'line')}, {bytes(logs.bytes)}
            {logs.gap
              ? `, ${plural(logs.gap.lines, 'line')} left out of its middle`
              : logs.truncated && ', and the end may be missing'}
          </Fact>
        )}
        {config.env !== undefined && Object.keys(config.env).length > 0 && (
          <Fact name="Variables">
            {Object.entries(config.env).map(([name, value]) => (
              <Code key={name}>{`${name}=${value}`}</Code>
            ))}
          </Fact>
        )}
      </dl>
      {execution.attempts.length > 0 && <Attempts attempts={execution.attempts} />}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}

function Code({ isQuiet = false, children }: { isQuiet?: boolean; children: string }) {
  return (
    <code
      className={`block font-mono text-xs leading-5 break-all whitespace-pre-wrap ${isQuiet ? 'text-muted' : ''}`}
    >
      {children}
    </code>
  );
}

function Asker({ trigger }: { trigger: Schemas['TriggerView'] }) {
  const nameOf = useNames();
  const { search } = useLocation();
  const who =
    trigger.apiKeyId !== undefined
      ? 'an API key'
      : (nameOf(trigger.userId) ?? 'somebody who is gone');
  const { ci, retryOf } = trigger;
  return (
    <>
      {who}
      {retryOf !== undefined && (
        <>
          , as a retry of{' '}
          <Link
            className="text-accent underline"
            to={{ pathname: `/dashboard/executions/${retryOf}`, search }}
          >
            {retryOf}
          </Link>
        </>
      )}
      {ci && (
        <span className="block text-muted">
          {[
            ci.source,
            ci.repository,
            ci.branch,
            ci.prNumber === undefined ? undefined : `#${ci.prNumber}`,
          ]
            .filter(Boolean)
            .join(' · ')}
          {ci.runUrl !== undefined && (
            <>
              {' '}
              <a
                className="text-accent underline"
                href={ci.runUrl}
                target="_blank"
                rel="noreferrer noopener"
              >
                its run
              </a>
            </>
          )}
        </span>
      )}
    </>
  );
}

const OUTCOMES: Record<Schemas['Outcome'], Tone> = {
  PASSED: 'ok',
  FAILED: 'bad',
  ERROR: 'bad',
  LOST: 'warn',
  CANCELLED: 'quiet',
};

function Attempts({ attempts }: { attempts: Schemas['AttemptView'][] }) {
  return (
    <section>
      <h3 className="mb-2 font-semibold">Attempts</h3>
      <Table
        caption="Attempts"
        rows={attempts}
        keyOf={({ number }) => number.toString()}
        columns={[
          { name: 'Number', cell: ({ number }) => number },
          {
            name: 'Outcome',
            cell: ({ outcome }) =>
              outcome === null ? (
                'under way'
              ) : (
                <Badge tone={OUTCOMES[outcome]}>{outcome.toLowerCase()}</Badge>
              ),
          },
          { name: 'Exit code', cell: ({ exitCode }) => exitCode ?? '–' },
          {
            name: 'Took',
            cell: ({ startTime, endTime }) =>
              startTime !== null && endTime !== null
                ? duration(Date.parse(endTime) - Date.parse(startTime))
                : '–',
          },
          {
            name: 'Worker',
            isExtra: true,
            cell: ({ workerId }) => <code className="text-xs">{workerId}</code>,
          },
        ]}
      />
    </section>
  );
}
