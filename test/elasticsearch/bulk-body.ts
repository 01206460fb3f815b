import type { SampleDocument } from './sample-documents.ts';

/** A bulk request that creates each of them. */
export function bulkBody(documents: readonly SampleDocument[]): string {
  return documents
    .map(
      ({ index, id, source }) =>
        `${JSON.stringify({ create: { _index: index, _id: id } })}\n${JSON.stringify(source)}\n`,
    )
    .join('');
}
