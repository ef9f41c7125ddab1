import { useQuery } from '@tanstack/react-query';
import { FolderOpen } from 'lucide-react';
import { useRef, useState } from 'react';
import { Snippet } from '@/components/ui/Copy';
import { SearchField } from '@/components/ui/SearchField';
import { Alert, EmptyState, QueryView } from '@/components/ui/States';
import { bytes, count, plural } from '@/lib/format';
import type { Execution } from '@/lib/schemas';
import { artifactsQuery, linkQuery, wantedOf, type Artifacts as Left } from './api';
import { ArtifactRow } from './ArtifactRow';
import { withPath, type Artifact, type ReportTotals } from './artifacts';
import { Shortfall } from './Notes';
import { Preview } from './Preview';
import { VirtualList } from './VirtualList';

const ROW_PX = 58;
const EXAMPLE = 'cp -r report screenshots "$AAC_REPORTS_DIR"';

interface Props {
  execution: Execution;
  /** undefined means the last one that left any. */
  attempt: number | undefined;
}

/** The files that an execution left. */
export function Artifacts({ execution, attempt }: Props) {
  const wanted = wantedOf(execution, attempt);
  const left = useQuery(artifactsQuery(wanted));
  return (
    <QueryView query={left} what="the artifacts">
      {(data) => (
        <>
          <Shortfall execution={execution} attempt={data.attempt} totals={data.totals} />
          {data.files.length === 0 ? (
            <NoFiles isOver={wanted.isOver} />
          ) : (
            <Files key={data.attempt} execution={execution} left={data} />
          )}
        </>
      )}
    </QueryView>
  );
}

function NoFiles({ isOver }: { isOver: boolean }) {
  return isOver ? (
    <EmptyState icon={FolderOpen} title="No files were left">
      <p>
        Have the command put its reports into the folder that <code>$AAC_REPORTS_DIR</code> names,
        such as:
      </p>
      <Snippet text={EXAMPLE} what="the example" />
    </EmptyState>
  ) : (
    <EmptyState icon={FolderOpen} title="No files yet">
      <p>They are taken out of the container when an attempt has ended.</p>
    </EmptyState>
  );
}

const pathOf = ({ path }: Artifact) => path;

function Files({ execution, left }: { execution: Execution; left: Left }) {
  const { taskId, reportsBaseUrl } = execution;
  const { attempt, files, isCut, totals } = left;
  const link = useQuery(linkQuery(taskId, attempt));
  const [text, setText] = useState('');
  const [shown, setShown] = useState<Artifact>();
  const opener = useRef<HTMLButtonElement>(null);
  const found = withPath(files, text);
  const close = () => {
    setShown(undefined);
    opener.current?.focus();
  };
  return (
    <>
      <div role="search" className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
        <Totals attempt={attempt} totals={totals} />
        <SearchField label="Search in the names of files" value={text} onChange={setText} />
      </div>
      {isCut && (
        <p className="px-4 pb-2 text-muted">Only the first {count(files.length)} are listed.</p>
      )}
      {link.error !== null && (
        <div className="mx-4 mb-2">
          <Alert failure={link.error} />
        </div>
      )}
      {found.length === 0 ? (
        <EmptyState icon={FolderOpen} title="No file is called that" />
      ) : (
        <div className="flex min-h-0 flex-1 flex-col md:flex-row">
          <VirtualList label="Files" rows={found} keyOf={pathOf} rowPx={ROW_PX}>
            {(file) => (
              <ArtifactRow
                file={file}
                link={link.data}
                isShown={file.path === shown?.path}
                onShow={(button) => {
                  opener.current = button;
                  setShown(file);
                }}
              />
            )}
          </VirtualList>
          {shown && link.data !== undefined && (
            <Preview
              key={shown.path}
              file={shown}
              taskId={taskId}
              reports={reportsBaseUrl}
              link={link.data}
              onClose={close}
            />
          )}
        </div>
      )}
    </>
  );
}

/** What came of the reports of each attempt; of the one that is shown first. */
function Totals({ attempt, totals }: { attempt: number; totals: readonly ReportTotals[] }) {
  if (totals.length === 0) {
    return null;
  }
  const sorted = [
    ...totals.filter((one) => one.attempt === attempt),
    ...totals.filter((one) => one.attempt !== attempt),
  ];
  return (
    <ul aria-label="What was kept" className="text-muted">
      {sorted.map((one) => (
        <li key={one.attempt} className={one.attempt === attempt ? 'text-ink' : 'text-xs'}>
          {totals.length > 1 && `Attempt ${one.attempt}: `}
          {kept(one)}
        </li>
      ))}
    </ul>
  );
}

function kept({ files, bytes: size, refused }: ReportTotals): string {
  const what = `${plural(files, 'file')}, ${bytes(size)}`;
  return refused === 0 ? what : `${what}, ${count(refused)} not kept`;
}
