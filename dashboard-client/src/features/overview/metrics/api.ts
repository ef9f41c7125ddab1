import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Schemas } from '@/lib/schemas';
import { answered, api } from '@/lib/services';

/** How many days back; the service knows up to 90. */
export const SPANS = [7, 30, 90] as const;
export type Span = (typeof SPANS)[number];

const USUAL: Span = 30;
const IMAGES_PAGE = 20;
const RENEWED_MS = 60_000;

export type ImageMetrics = Schemas['ImageMetricsView'];
export type ListedImage = Schemas['ListedImageView'];
export type OrganizationDays = Schemas['OrganizationDaysView'];
export type TestRankings = Schemas['TestRankingsView'];

export function spanOf(query: URLSearchParams): Span {
  return SPANS.find((days) => String(days) === query.get('days')) ?? USUAL;
}

export const imagesQuery = (days: Span) =>
  infiniteQueryOptions({
    queryKey: ['metrics', 'images', days] as const,
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/api/metrics', {
          params: {
            query: {
              days,
              limit: IMAGES_PAGE,
              ...(pageParam === null ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: RENEWED_MS,
  });

/** How all runs of the organization have gone, day by day. */
export const organizationQuery = (days: Span) =>
  queryOptions({
    queryKey: ['metrics', 'organization', days] as const,
    queryFn: async () =>
      (await answered(api.GET('/api/analytics/days', { params: { query: { days } } }))).data,
    refetchInterval: RENEWED_MS,
  });

/** Which of its tests are flaky, and which are slow. */
export const rankingsQuery = (days: Span) =>
  queryOptions({
    queryKey: ['metrics', 'tests', days] as const,
    queryFn: async () =>
      (await answered(api.GET('/api/analytics/tests', { params: { query: { days } } }))).data,
    refetchInterval: RENEWED_MS,
  });

export const imageQuery = (image: string, days: Span) =>
  queryOptions({
    queryKey: ['metrics', 'image', image, days] as const,
    queryFn: async () =>
      (
        await answered(
          api.GET('/api/metrics/{image}', { params: { path: { image }, query: { days } } }),
        )
      ).data,
    refetchInterval: RENEWED_MS,
  });
