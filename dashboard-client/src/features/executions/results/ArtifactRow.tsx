import {
  Download,
  ExternalLink,
  Eye,
  File,
  FileCode,
  FileImage,
  FileText,
  type LucideIcon,
} from 'lucide-react';
import { buttonLook, IconButton } from '@/components/ui/Button';
import { bytes, plural } from '@/lib/format';
import {
  inAddress,
  mediaType,
  nameOf,
  previewOf,
  type Artifact,
  type PreviewKind,
} from './artifacts';

const ICONS: Record<PreviewKind, LucideIcon> = {
  page: FileCode,
  image: FileImage,
  text: FileText,
  empty: File,
  'too-large': FileImage,
  none: File,
};

interface Props {
  file: Artifact;
  /** Where a tab finds it without a token; undefined until there is one. */
  link: string | undefined;
  /** It is what is looked at. */
  isShown: boolean;
  /** @param button what was pressed, to which the keyboard goes back */
  onShow: (button: HTMLButtonElement) => void;
}

/** One file, and what can be done with it. */
export function ArtifactRow({ file, link, isShown, onShow }: Props) {
  const { path, size, contentType, tests, problem } = file;
  const Icon = ICONS[previewOf(file)];
  return (
    <div
      className={`flex items-center gap-2.5 py-2 pr-2 pl-4 ${isShown ? 'bg-sunken' : ''}`}
      aria-current={isShown ? 'true' : undefined}
    >
      <Icon aria-hidden className="size-4 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <span className="block wrap-anywhere">{path}</span>
        <span className="block text-xs text-muted">
          {[
            mediaType(contentType),
            bytes(size),
            ...(tests > 0 ? [plural(tests, 'test')] : []),
          ].join(' · ')}
        </span>
        {problem !== null && <span className="block text-xs text-warn">{problem}</span>}
      </div>
      {link !== undefined && (
        <div className="flex shrink-0">
          <IconButton
            label={`Preview ${path}`}
            aria-expanded={isShown}
            onClick={({ currentTarget }) => onShow(currentTarget)}
          >
            <Eye aria-hidden className="size-4" />
          </IconButton>
          <FileLinks file={file} link={link} />
        </div>
      )}
    </div>
  );
}

/** To look at it in a tab of its own, and to keep it. */
export function FileLinks({ file: { path }, link }: { file: Artifact; link: string }) {
  const address = link + inAddress(path);
  return (
    <>
      <a
        href={address}
        target="_blank"
        rel="noreferrer noopener"
        aria-label={`Open ${path} in a new tab`}
        title={`Open ${path} in a new tab`}
        className={buttonLook('quiet', true)}
      >
        <ExternalLink aria-hidden className="size-4" />
      </a>
      <a
        href={address}
        download={nameOf(path)}
        aria-label={`Download ${path}`}
        title={`Download ${path}`}
        className={buttonLook('quiet', true)}
      >
        <Download aria-hidden className="size-4" />
      </a>
    </>
  );
}
