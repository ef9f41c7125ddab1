import { expect, test } from 'vitest';
import { slug } from '@/lib/slug';
test('slug', () => expect(slug('A B')).toBe('a-b'));
