import type { ReactNode } from 'react';
import {
  Bar,
  BarChart,
  CartesianGrid,
  Line,
  LineChart,
  Tooltip,
  XAxis,
  YAxis,
  type TooltipContentProps,
} from 'recharts';
import { count, duration, percent, plural } from '@/lib/format';
import { Chart } from './Chart';
import { DayTable } from './DayTable';
import { VERDICTS, type Day, type Percentiles, type Verdict } from './figures';
import { Patterns, patternOf, Swatch } from './patterns';
import { dayWords, durationWords, VERDICT_NAMES } from './words';

const HEIGHT_PX = 220;
const DAY_GAP_PX = 28;
const AXIS_PX = { narrow: 44, wide: 72 };
const TICK = { fill: 'var(--muted)', fontSize: 12 };

interface Props {
  days: readonly Day[];
}

/** Each drawn, and as a table for who cannot see it or wants the numbers. */
export default function Charts({ days }: Props) {
  const counted = days.filter(({ isCounted }) => isCounted);
  return (
    <>
      <Patterns />
      <RunsChart days={counted} />
      <div className="grid gap-5 lg:grid-cols-2">
        <RateChart days={counted} />
        <PercentileChart
          days={counted}
          title="Durations a day"
          verb="took"
          nothing="No run has ended."
          of={(day) => day}
        />
      </div>
      {counted.some(({ waits }) => waits) && (
        <PercentileChart
          days={counted}
          title="Time in the queue a day"
          verb="waited"
          nothing="No run has started."
          of={({ waits }) => waits}
        />
      )}
    </>
  );
}

function RunsChart({ days }: Props) {
  const shown = VERDICTS.filter((verdict) => days.some(({ counts }) => counts[verdict] > 0));
  const most = days.reduce((one, other) => (other.runs > one.runs ? other : one));
  return (
    <Chart
      title="Runs a day"
      summary={`Runs a day by how they ended; most on ${dayWords(most.date)}: ${count(most.runs)}.`}
      legend={shown.map((verdict) => (
        <Key key={verdict} name={VERDICT_NAMES[verdict]}>
          <Swatch verdict={verdict} />
        </Key>
      ))}
      table={
        <DayTable
          caption="Runs a day"
          days={days}
          columns={[
            { name: 'Runs', cell: ({ runs }) => count(runs) },
            ...shown.map((verdict) => ({
              name: VERDICT_NAMES[verdict],
              cell: ({ counts }: Day) => count(counts[verdict]),
            })),
          ]}
        />
      }
    >
      {(width) => (
        <BarChart {...frame(width)} data={days} barCategoryGap="15%">
          <CartesianGrid vertical={false} stroke="var(--line)" />
          {dayAxis()}
          <YAxis width={AXIS_PX.narrow} allowDecimals={false} tick={TICK} stroke="var(--line)" />
          {hint((day) => [plural(day.runs, 'run'), ...verdictWords(day, shown)])}
          {shown.map((verdict) => (
            <Bar
              key={verdict}
              dataKey={({ counts }: Day) => counts[verdict]}
              stackId="runs"
              fill={patternOf(verdict)}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      )}
    </Chart>
  );
}

function verdictWords({ counts }: Day, verdicts: readonly Verdict[]): string[] {
  return verdicts
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${VERDICT_NAMES[verdict]}: ${count(counts[verdict])}`);
}

function rateWords({ passRate }: Day): string {
  return passRate === undefined ? '–' : percent(passRate);
}

function RateChart({ days }: Props) {
  const judged = days.filter(({ passRate }) => passRate !== undefined);
  const last = judged.at(-1);
  return (
    <Chart
      title="Pass rate a day"
      summary={
        last
          ? `Share of passed runs a day; on ${dayWords(last.date)} ${rateWords(last)}.`
          : 'No run was judged.'
      }
      table={
        <DayTable
          caption="Pass rate a day"
          days={days}
          columns={[
            { name: 'Pass rate', cell: rateWords },
            { name: 'Judged runs', cell: (day) => count(day.judged) },
          ]}
        />
      }
    >
      {(width) => (
        <LineChart {...frame(width)} data={days}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          {dayAxis()}
          <YAxis
            width={AXIS_PX.wide}
            domain={[0, 1]}
            ticks={[0, 0.25, 0.5, 0.75, 1]}
            tickFormatter={(share: number) => `${share * 100} %`}
            tick={TICK}
            stroke="var(--line)"
          />
          {hint((day) => [`${rateWords(day)} of ${plural(day.judged, 'judged run')}`])}
          <Line
            dataKey={({ passRate }: Day) => passRate}
            stroke="var(--accent)"
            strokeWidth={2}
            dot={{ r: 3, fill: 'var(--surface)', stroke: 'var(--accent)' }}
            isAnimationActive={false}
          />
        </LineChart>
      )}
    </Chart>
  );
}

interface PercentileProps extends Props {
  title: string;
  /** What runs did for so long. */
  verb: string;
  /** Said when there are none. */
  nothing: string;
  of: (day: Day) => Percentiles | undefined;
}

function PercentileChart({ days, title, verb, nothing, of }: PercentileProps) {
  const last = days.filter((day) => of(day)?.p50Ms !== undefined).at(-1);
  const p50Words = (day: Day) => durationWords(of(day)?.p50Ms);
  const p95Words = (day: Day) => durationWords(of(day)?.p95Ms);
  return (
    <Chart
      title={title}
      summary={
        last
          ? `How long runs ${verb} a day; on ${dayWords(last.date)} half of them at most ${p50Words(last)}, 95 % at most ${p95Words(last)}.`
          : nothing
      }
      legend={
        <>
          <Key name={`Half of the runs ${verb} at most (p50)`}>
            <LineKey isDashed={false} />
          </Key>
          <Key name={`95 % ${verb} at most (p95)`}>
            <LineKey isDashed />
          </Key>
        </>
      }
      table={
        <DayTable
          caption={title}
          days={days}
          columns={[
            { name: 'p50', cell: p50Words },
            { name: 'p95', cell: p95Words },
          ]}
        />
      }
    >
      {(width) => (
        <LineChart {...frame(width)} data={days}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          {dayAxis()}
          <YAxis width={AXIS_PX.wide} tickFormatter={duration} tick={TICK} stroke="var(--line)" />
          {hint((day) => [`p50: ${p50Words(day)}`, `p95: ${p95Words(day)}`])}
          <Line
            dataKey={(day: Day) => of(day)?.p50Ms}
            stroke="var(--accent)"
            strokeWidth={2}
            dot={{ r: 3, fill: 'var(--accent)' }}
            isAnimationActive={false}
          />
          <Line
            dataKey={(day: Day) => of(day)?.p95Ms}
            stroke="var(--warn)"
            strokeWidth={2}
            strokeDasharray="5 4"
            dot={{ r: 3, fill: 'var(--surface)', stroke: 'var(--warn)', strokeDasharray: '0' }}
            isAnimationActive={false}
          />
        </LineChart>
      )}
    </Chart>
  );
}

/** It is one picture: the keyboard goes past it, to the table. */
function frame(width: number) {
  const margin = { top: 8, right: 8, bottom: 0, left: 0 };
  return { width, height: HEIGHT_PX, margin, accessibilityLayer: false };
}

function dayAxis() {
  return (
    <XAxis
      dataKey="date"
      tickFormatter={dayWords}
      minTickGap={DAY_GAP_PX}
      tick={TICK}
      stroke="var(--line)"
    />
  );
}

/** What is said of the day that is pointed at. */
function hint(words: (day: Day) => readonly string[]) {
  const content = ({ active, payload }: TooltipContentProps) => {
    const day = payload[0]?.payload as Day | undefined;
    return active && day ? (
      <div className="rounded-md border border-line bg-surface px-3 py-2 text-xs shadow-lg">
        <p className="font-semibold">{dayWords(day.date)}</p>
        {words(day).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    ) : null;
  };
  return (
    <Tooltip
      content={content}
      cursor={{ fill: 'var(--sunken)', stroke: 'var(--line)' }}
      isAnimationActive={false}
    />
  );
}

function Key({ name, children }: { name: string; children: ReactNode }) {
  return (
    <li className="flex items-center gap-1.5">
      {children} {name}
    </li>
  );
}

function LineKey({ isDashed }: { isDashed: boolean }) {
  return (
    <svg aria-hidden width="24" height="8">
      <line
        x2="24"
        y1="4"
        y2="4"
        stroke={isDashed ? 'var(--warn)' : 'var(--accent)'}
        strokeWidth="2"
        {...(isDashed ? { strokeDasharray: '5 4' } : {})}
      />
    </svg>
  );
}
