import { memo } from 'react';
import type { LogLine } from '@/lib/live/LiveClient';
import { pieces } from './ansi';

interface Props {
  line: LogLine;
  query: string;
  /** It holds the match that was gone to last. */
  isPresent: boolean;
  /** It stands for lines that were left out. */
  isGap: boolean;
}

export const Line = memo(function Line({ line, query, isPresent, isGap }: Props) {
  return (
    <span
      className={`flex h-full ${line.stream === 'stderr' ? 'border-l-2 border-[#c96a63]' : 'border-l-2 border-transparent'}`}
    >
      <span aria-hidden className="w-14 shrink-0 pr-3 text-right text-[#7f8a9c] select-none">
        {line.seq}
      </span>
      <span className={`pr-4 whitespace-pre ${isGap ? 'text-[#e8c170] italic' : ''}`}>
        {pieces(line.text, query).map(({ text, className, color, background, isMatch }, index) => {
          const style = { color, background };
          return isMatch ? (
            <mark key={index} className={`${className} ${isPresent ? 'present' : ''}`}>
              {text}
            </mark>
          ) : (
            <span key={index} className={className} style={style}>
              {text}
            </span>
          );
        })}
        {line.split === true && (
          <span className="text-[#7f8a9c]" title="The line goes on in the next one">
            ⤶
          </span>
        )}
      </span>
    </span>
  );
});
