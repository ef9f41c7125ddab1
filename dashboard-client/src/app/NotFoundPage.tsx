import { Compass } from 'lucide-react';
import { Link } from 'react-router';
import { buttonLook } from '@/components/ui/Button';
import { useTitle } from '@/components/ui/Page';
import { EmptyState } from '@/components/ui/States';

export function NotFoundPage() {
  useTitle('Not found');
  return (
    <main className="grid h-full place-items-center">
      <EmptyState icon={Compass} title="There is no such page">
        <Link to="/dashboard" className={buttonLook('primary')}>
          To the executions
        </Link>
      </EmptyState>
    </main>
  );
}
