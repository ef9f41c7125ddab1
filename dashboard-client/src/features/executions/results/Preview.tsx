import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { IconButton } from '@/components/ui/Button';
import { QueryView } from '@/components/ui/States';
import { bytes } from '@/lib/format';
import { textQuery } from './api';
import { FileLinks } from './ArtifactRow';
import {
  IMAGE_BYTES_MAX,
  inAddress,
  mediaType,
  nameOf,
  previewOf,
  TEXT_BYTES_MAX,
  type Artifact,
} from './artifacts';

interface Props {
  file: Artifact;
  taskId: string;
  /** The address of the execution's files for who has a token. */
  reports: string;
  /** That for who has none. */
  link: string;
  onClose: () => void;
}

/** A file, or its beginning, beside the list of files. */
export function Preview({ file, taskId, reports, link, onClose }: Props) {
  // A link that is renewed must not load again what somebody reads.
  const [opened] = useState(link);
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.focus(), []);
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label={`Preview of ${file.path}`}
      className="flex min-h-60 min-w-0 flex-2 flex-col border-t border-line focus:outline-none md:border-l"
    >
      <header className="flex items-center gap-1 border-b border-line py-1 pr-2 pl-4">
        <h3 className="min-w-0 flex-1 truncate font-medium" title={file.path}>
          {nameOf(file.path)}
        </h3>
        <FileLinks file={file} link={link} />
        <IconButton label="Close the preview" onClick={onClose}>
          <X aria-hidden className="size-4" />
        </IconButton>
      </header>
      <Content file={file} taskId={taskId} reports={reports} link={opened} />
    </section>
  );
}

function Content({ file, taskId, reports, link }: Omit<Props, 'onClose'>) {
  const kind = previewOf(file);
  switch (kind) {
    case 'page':
      return <Page file={file} address={link + inAddress(file.path)} />;
    case 'image':
      return <Image file={file} address={link + inAddress(file.path)} />;
    case 'text':
      return <Text file={file} taskId={taskId} reports={reports} />;
    case 'empty':
      return <Instead>It is empty.</Instead>;
    case 'too-large':
      return (
        <Instead>{`Images of more than ${bytes(IMAGE_BYTES_MAX)} are not shown here.`}</Instead>
      );
    case 'none':
      return <Instead>{`There is no preview of ${mediaType(file.contentType)}.`}</Instead>;
  }
}

function Instead({ children }: { children: string }) {
  return <p className="p-4 text-muted">{children}</p>;
}

/** Its scripts run, but not as ours: without our origin, its cookies, its storage and this page. */
function Page({ file, address }: { file: Artifact; address: string }) {
  return (
    <iframe
      src={address}
      title={`Content of ${file.path}`}
      sandbox="allow-scripts"
      referrerPolicy="no-referrer"
      className="min-h-0 w-full flex-1 bg-white"
    />
  );
}

function Image({ file, address }: { file: Artifact; address: string }) {
  const [isBroken, setBroken] = useState(false);
  return isBroken ? (
    <Instead>It cannot be shown: it is no such image, or its link has expired.</Instead>
  ) : (
    <div className="flex min-h-0 flex-1 items-center justify-center p-4">
      <img
        src={address}
        alt={file.path}
        onError={() => setBroken(true)}
        className="max-h-full min-h-0 max-w-full min-w-0 object-contain"
      />
    </div>
  );
}

interface TextProps {
  file: Artifact;
  taskId: string;
  reports: string;
}

function Text({ file, taskId, reports }: TextProps) {
  const text = useQuery(textQuery(taskId, reports, file));
  return (
    <QueryView query={text} what="the text">
      {(data) => (
        <>
          {file.size > TEXT_BYTES_MAX && (
            <p className="border-b border-line px-4 py-2 text-muted">
              The first {bytes(TEXT_BYTES_MAX)} of {bytes(file.size)}.
            </p>
          )}
          <pre
            tabIndex={0}
            role="region"
            aria-label={`Text of ${file.path}`}
            className="min-h-0 flex-1 overflow-y-auto p-4 font-mono text-xs leading-5 wrap-anywhere whitespace-pre-wrap focus-visible:-outline-offset-2"
          >
            {data}
          </pre>
        </>
      )}
    </QueryView>
  );
}
