import { Compass } from 'lucide-react';
import { Link } from 'react-router';
import { buttonLook } from '@/components/ui/Button';
import { useTitle } from '@/components/ui/Page';
import { EmptyState } from '@/components/ui/States';

/** Within the `<main>` of whatever is around it. */
export function NotFoundPage() {
  useTitle('Not found');
  return (
    <div className="grid h-full place-items-center">
      <h1 className="sr-only">Not found</h1>
      <EmptyState icon={Compass} title="There is no such page">
        <Link to="/dashboard" className={buttonLook('primary')}>
          To the executions
        </Link>
      </EmptyState>
    </div>
  );
}
