import { useQuery } from '@tanstack/react-query';
import { Layers, X } from 'lucide-react';
import { Button } from '@/components/ui/Button';
import { SearchField } from '@/components/ui/SearchField';
import { projectsQuery } from '@/features/projects/api';
import { isFiltered, STATUSES, type Filters } from './filters';
import { statusName } from './StatusBadge';

interface Props {
  filters: Filters;
  onChange: (change: Partial<Filters>) => void;
  isGrouped: boolean;
  onGrouped: (isGrouped: boolean) => void;
}

const CONTROL = 'h-9 rounded-md border border-line bg-surface px-2.5';

export function FilterBar({ filters, onChange, isGrouped, onGrouped }: Props) {
  const projects = useQuery(projectsQuery);
  const clear = () =>
    onChange({ status: [], q: '', projectId: '', groupName: '', environment: '' });
  return (
    <div role="search" className="flex flex-wrap items-center gap-2">
      <SearchField
        label="Search in names, images and commands"
        value={filters.q}
        onChange={(q) => onChange({ q })}
      />
      <select
        aria-label="Status"
        className={CONTROL}
        value={
          filters.status.length === 1
            ? filters.status[0]
            : filters.status.length === 0
              ? ''
              : 'SEVERAL'
        }
        onChange={({ target }) =>
          onChange({ status: STATUSES.filter((status) => status === target.value) })
        }
      >
        <option value="">Any status</option>
        {filters.status.length > 1 && (
          <option value="SEVERAL">{filters.status.map(statusName).join(', ')}</option>
        )}
        {STATUSES.map((status) => (
          <option key={status} value={status}>
            {statusName(status)}
          </option>
        ))}
      </select>
      {projects.data !== undefined && projects.data.length > 0 && (
        <select
          aria-label="Project"
          className={CONTROL}
          value={filters.projectId}
          onChange={({ target }) => onChange({ projectId: target.value })}
        >
          <option value="">Any project</option>
          {projects.data.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
      {(['groupName', 'environment'] as const).map(
        (name) =>
          filters[name] !== '' && (
            <Button key={name} onClick={() => onChange({ [name]: '' })}>
              {name === 'groupName' ? 'Group' : 'Environment'}: {filters[name]}
              <X aria-label="Take this filter away" className="size-3.5" />
            </Button>
          ),
      )}
      <Button
        aria-pressed={isGrouped}
        kind={isGrouped ? 'primary' : 'plain'}
        onClick={() => onGrouped(!isGrouped)}
      >
        <Layers aria-hidden className="size-4" /> Grouped
      </Button>
      {isFiltered(filters) && (
        <Button kind="quiet" onClick={clear}>
          Clear
        </Button>
      )}
    </div>
  );
}
