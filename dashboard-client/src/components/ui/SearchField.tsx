import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

const TYPING_MS = 300;

interface Props {
  /** What it searches, for who does not see where it stands. */
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** Acts when the typing pauses. */
export function SearchField({ label, value, onChange }: Props) {
  const [text, setText] = useState(value);
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    // Changed elsewhere: by a link, or by going back.
    setShown(value);
    setText(value);
  }
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange(next), TYPING_MS);
  };
  return (
    <label className="flex h-9 min-w-48 flex-1 items-center gap-2 rounded-md border border-line bg-surface px-2.5">
      <Search aria-hidden className="size-4 text-muted" />
      <span className="sr-only">{label}</span>
      <input
        type="search"
        value={text}
        onChange={({ target }) => type(target.value)}
        placeholder="Search"
        className="w-full min-w-0 bg-transparent placeholder:text-muted"
      />
    </label>
  );
}
