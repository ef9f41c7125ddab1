import * as Radix from '@radix-ui/react-dropdown-menu';
import type { ReactElement, ReactNode } from 'react';

/** A list of acts that opens at its trigger. */
export function Menu({ trigger, children }: { trigger: ReactElement; children: ReactNode }) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align="end"
          sideOffset={6}
          className="z-50 min-w-52 rounded-lg border border-line bg-surface p-1 shadow-lg"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const ITEM =
  'flex w-full cursor-pointer items-center gap-2.5 rounded-md px-2.5 py-2 outline-none select-none data-[highlighted]:bg-sunken data-[disabled]:opacity-50';

interface ItemProps {
  onSelect?: () => void;
  isDanger?: boolean;
  asChild?: boolean;
  children: ReactNode;
}

export function MenuItem({ onSelect, isDanger = false, asChild = false, children }: ItemProps) {
  return (
    <Radix.Item
      asChild={asChild}
      {...(onSelect ? { onSelect } : {})}
      className={`${ITEM} ${isDanger ? 'text-bad' : ''}`}
    >
      {children}
    </Radix.Item>
  );
}

export function MenuLine() {
  return <Radix.Separator className="my-1 h-px bg-line" />;
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly T[];
  onChoose: (value: T) => void;
}

export function MenuChoice<T extends string>({ label, value, options, onChoose }: ChoiceProps<T>) {
  return (
    <Radix.RadioGroup value={value} onValueChange={(chosen) => onChoose(chosen as T)}>
      <Radix.Label className="px-2.5 pt-1.5 pb-1 text-xs text-muted">{label}</Radix.Label>
      {options.map((option) => (
        <Radix.RadioItem key={option} value={option} className={`${ITEM} capitalize`}>
          <span className="w-4">
            <Radix.ItemIndicator>✓</Radix.ItemIndicator>
          </span>
          {option}
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}
