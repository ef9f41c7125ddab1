import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDownToLine, ChevronDown, ChevronUp, Download, Search } from 'lucide-react';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button, IconButton } from '@/components/ui/Button';
import { useTell } from '@/components/ui/Toasts';
import { count, plural } from '@/lib/format';
import { downloadLog } from '../api';
import { Line } from './Line';
import type { LogBuffer } from './LogBuffer';
import { useRunLog } from './useRunLog';
import { useSearch } from './useSearch';

const LINE_PX = 18;
/** Lines beyond the window that are there already when it is scrolled. */
const OVERSCAN = 30;
/** Nearer to the end than that counts as being there. */
const END_PX = 2 * LINE_PX;
const QUERY_CHARS_MAX = 200;

interface Props {
  taskId: string;
  /** undefined means the latest one, and those after it as they begin. */
  attempt: number | undefined;
  /** What to say while there is no line. */
  silence: string;
  /** The number of a line that is to be seen, once it is there. */
  line?: number | undefined;
  /** The number of the line that stands for what was left out. */
  gap?: number | undefined;
}

/** What an execution's container wrote, and writes. */
export function Terminal({ taskId, attempt, silence, line, gap }: Props) {
  const buffer = useRunLog(taskId, attempt);
  const [query, setQuery] = useState('');
  const matches = useSearch(buffer, query);
  const [match, setMatch] = useState(0);
  const screen = useScreen(buffer);
  const wanted = useWantedLine(buffer, line, screen.show);
  const present = matches[match];

  const goTo = (next: number) => {
    const line = matches[next];
    if (line !== undefined) {
      setMatch(next);
      screen.show(line);
    }
  };
  const step = (by: number) =>
    matches.length > 0 && goTo((match + by + matches.length) % matches.length);

  return (
    <div className="terminal flex min-h-0 flex-1 flex-col">
      <Toolbar
        query={query}
        onQuery={(text) => {
          setQuery(text);
          setMatch(0);
        }}
        found={
          query === '' ? '' : `${matches.length === 0 ? 0 : match + 1} of ${count(matches.length)}`
        }
        onStep={step}
        isFollowing={screen.isFollowing}
        onFollow={screen.follow}
        onDownload={() => downloadLog(taskId, attempt)}
        lines={buffer.all.length}
      />
      {buffer.all.length === 0 && (
        <p className="px-4 py-3 font-mono text-xs text-[#9aa4b5]">{silence}</p>
      )}
      <div
        ref={screen.ref}
        onScroll={screen.onScroll}
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label="Output"
        className="min-h-0 flex-1 overflow-auto font-mono text-xs leading-[18px]"
      >
        <div className="relative w-max min-w-full" style={{ height: screen.height }}>
          {screen.items.map(({ index, start }) => {
            const line = buffer.all[index];
            return (
              line && (
                <div
                  key={line.seq}
                  className={`absolute top-0 left-0 h-[18px] min-w-full ${index === wanted ? 'bg-white/15' : ''}`}
                  aria-current={index === wanted ? 'true' : undefined}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <Line
                    line={line}
                    query={query}
                    isPresent={index === present}
                    isGap={line.seq === gap}
                  />
                </div>
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** Shows the line of that number as soon as it is there, and tells where it is. */
function useWantedLine(
  buffer: LogBuffer,
  seq: number | undefined,
  show: (index: number) => void,
): number | undefined {
  const shown = useRef<number>(undefined);
  const index = seq === undefined ? undefined : seq - 1;
  const isThere = index !== undefined && buffer.all[index]?.seq === seq;
  useEffect(() => {
    if (isThere && shown.current !== index) {
      shown.current = index;
      show(index);
    }
  }, [isThere, index, show]);
  return isThere ? index : undefined;
}

/** The window over the lines: it stays at the end until somebody scrolls up. */
function useScreen(buffer: LogBuffer) {
  const ref = useRef<HTMLDivElement>(null);
  const [isFollowing, setFollowing] = useState(true);
  const top = useRef(0);
  const lines = buffer.all.length;
  const virtual = useVirtualizer({
    count: lines,
    getScrollElement: () => ref.current,
    estimateSize: () => LINE_PX,
    overscan: OVERSCAN,
  });

  const toEnd = useCallback(() => {
    const element = ref.current;
    if (element) {
      element.scrollTop = element.scrollHeight;
    }
  }, []);

  useEffect(() => {
    if (isFollowing) {
      toEnd();
    }
  }, [isFollowing, lines, toEnd]);

  return {
    ref,
    isFollowing,
    follow: () => setFollowing(true),
    height: virtual.getTotalSize(),
    items: virtual.getVirtualItems(),
    onScroll: () => {
      const element = ref.current;
      if (element) {
        const { scrollHeight, scrollTop, clientHeight } = element;
        if (scrollHeight - scrollTop - clientHeight <= END_PX) {
          setFollowing(true);
        } else if (scrollTop < top.current) {
          // Not when it is only that lines came between the scrolling and the news of it.
          setFollowing(false);
        }
        top.current = scrollTop;
      }
    },
    show: (line: number) => {
      setFollowing(false);
      virtual.scrollToIndex(line, { align: 'center' });
    },
  };
}

interface ToolbarProps {
  query: string;
  onQuery: (query: string) => void;
  found: string;
  onStep: (by: number) => void;
  isFollowing: boolean;
  onFollow: () => void;
  onDownload: () => Promise<void>;
  lines: number;
}

function Toolbar({
  query,
  onQuery,
  found,
  onStep,
  isFollowing,
  onFollow,
  onDownload,
  lines,
}: ToolbarProps) {
  const tell = useTell();
  const [isLoading, setLoading] = useState(false);
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      onStep(event.shiftKey ? -1 : 1);
    } else if (event.key === 'Escape' && query !== '') {
      onQuery('');
    }
  };
  const download = () => {
    setLoading(true);
    void onDownload()
      .catch(tell.failed)
      .finally(() => setLoading(false));
  };
  return (
    <div className="flex flex-wrap items-center gap-1.5 border-b border-white/10 px-3 py-1.5">
      <label className="flex min-w-40 flex-1 items-center gap-2">
        <Search aria-hidden className="size-4 shrink-0 text-[#9aa4b5]" />
        <span className="sr-only">Search in the output</span>
        <input
          type="search"
          value={query}
          maxLength={QUERY_CHARS_MAX}
          onChange={(event) => onQuery(event.target.value)}
          onKeyDown={keys}
          placeholder="Search"
          className="h-8 w-full min-w-0 bg-transparent text-[#e8ebf1] placeholder:text-[#9aa4b5]"
        />
      </label>
      <span role="status" className="text-xs text-[#9aa4b5]">
        {found === '' ? plural(lines, 'line') : found}
      </span>
      <IconButton label="Previous match" kind="terminal" onClick={() => onStep(-1)}>
        <ChevronUp aria-hidden className="size-4" />
      </IconButton>
      <IconButton label="Next match" kind="terminal" onClick={() => onStep(1)}>
        <ChevronDown aria-hidden className="size-4" />
      </IconButton>
      <Button kind="terminal" aria-pressed={isFollowing} onClick={onFollow}>
        <ArrowDownToLine aria-hidden className={`size-4 ${isFollowing ? 'text-[#6fd88f]' : ''}`} />
        Follow
      </Button>
      <IconButton label="Download the log" kind="terminal" disabled={isLoading} onClick={download}>
        <Download aria-hidden className="size-4" />
      </IconButton>
    </div>
  );
}
