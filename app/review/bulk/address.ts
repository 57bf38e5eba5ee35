import { type ReviewFilters, toReviewAddress } from '@/lib/submissions/review-filters'

/** Where the clean forms of one page of the desk are approved together: the same filters, so that both show the same. */
export function toBulkAddress(filters: ReviewFilters, page: number): string {
  return toReviewAddress(filters, { page }).replace('/review', '/review/bulk')
}
