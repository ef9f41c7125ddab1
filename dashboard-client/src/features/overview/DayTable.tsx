import { Table } from '@/components/ui/Page';
import type { Day } from './figures';
import { dayWords } from './words';

interface Props {
  caption: string;
  days: readonly Day[];
  columns: readonly { name: string; cell: (day: Day) => string }[];
}

/** A chart's numbers, today first. */
export function DayTable({ caption, days, columns }: Props) {
  return (
    <Table
      caption={`${caption}, as a table`}
      rows={days.toReversed()}
      keyOf={({ date }) => date}
      columns={[
        {
          name: 'Day',
          cell: ({ date }) => (
            <time dateTime={date} className="whitespace-nowrap">
              {dayWords(date)}
            </time>
          ),
        },
        ...columns,
      ]}
    />
  );
}
