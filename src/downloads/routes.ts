import type { EdgeRequest, EdgeResponse, Route } from '../edge/http.ts';
import { FILES, type DownloadBox } from './box.ts';

export interface DownloadRouteOptions {
  readonly box: DownloadBox;
  /** What somebody reads who comes too late. */
  readonly gone: string;
}

/**
 * `GET /files/:id`. Who has the link has the file: it asks for nothing else, so it is never to be opened in the page
 * (attachment), never kept (no-store, with every answer of the edge) and never taken for another type (nosniff, too).
 */
export function downloadRoutes({ box, gone }: DownloadRouteOptions): readonly Route[] {
  const fetched = ({ params }: EdgeRequest): EdgeResponse => {
    const file = box.take(params['id'] ?? '');
    if (file === undefined) return { status: 404, headers: { 'Content-Type': PLAIN }, body: gone };
    return {
      status: 200,
      headers: {
        'Content-Type': `${file.type}; charset=utf-8`,
        'Content-Disposition': `attachment; filename="${safeName(file.name)}"`,
        'X-Robots-Tag': 'noindex',
      },
      body: file.content,
    };
  };
  return [
    {
      method: 'GET',
      path: `${FILES}/:id`,
      name: 'download',
      limit: 'visitor',
      maxBody: 0,
      cors: false,
      handle: (request) => Promise.resolve(fetched(request)),
    },
  ];
}

const PLAIN = 'text/plain; charset=utf-8';

/** A name that no header and no file system minds. */
function safeName(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9._-]+/g, '-').slice(0, 80);
}
