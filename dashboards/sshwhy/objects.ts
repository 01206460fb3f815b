import packageJson from '../../package.json' with { type: 'json' };
import { type SearchOptions, searchAttributes, searchReferences } from '../kibana/panel.ts';
import { dataViewObject, type SavedObject, savedObject, tagObject } from '../kibana/saved-object.ts';
import { bans } from './bans.ts';
import { incidentColumns, incidentsDashboard } from './incidents.ts';
import { logins } from './logins.ts';
import { events, incidents, tagId } from './names.ts';
import { overview } from './overview.ts';
import { refused } from './refused.ts';
import { shipper } from './shipper.ts';

/** Stands in the tag, so that a Kibana can be asked what is installed. */
const { version } = packageJson;

/** A search to begin with, in Discover. */
function savedSearch(id: string, title: string, description: string, options: SearchOptions): SavedObject {
  const references = [...searchReferences(options), { type: 'tag', id: tagId, name: `tag-ref-${tagId}` } as const];
  return savedObject('search', id, searchAttributes(title, description, options), references);
}

/** Everything that one import brings, in the order of the file. */
export const savedObjects: readonly SavedObject[] = [
  tagObject(tagId, 'sshwhy', `Why did SSH cut my connection? (sshwhy ${version})`, '#0B64DD'),
  dataViewObject(events),
  dataViewObject(incidents),
  savedSearch('sshwhy-incidents-search', '[sshwhy] Incidents', 'Every incident, newest first', {
    dataView: incidents.id,
    columns: incidentColumns,
  }),
  savedSearch('sshwhy-events-search', '[sshwhy] Events', 'Every classified log line, newest first', {
    dataView: events.id,
    columns: ['event.action', 'event.outcome', 'host.name', 'source.ip', 'user.name', 'message'],
  }),
  overview,
  incidentsDashboard,
  refused,
  bans,
  logins,
  shipper,
];
