/** What Kibana calls a saved object, in the form in which it is exported and imported. */
export interface SavedObject<Attributes = unknown> {
  readonly type: 'dashboard' | 'index-pattern' | 'tag' | 'search';
  readonly id: string;
  readonly attributes: Attributes;
  readonly references: readonly Reference[];
  readonly coreMigrationVersion: string;
  readonly typeMigrationVersion: string;
  /** Users cannot edit it but duplicate it, so that an upgrade never takes their edits away. */
  readonly managed: boolean;
}

export interface Reference {
  readonly type: SavedObject['type'];
  readonly id: string;
  readonly name: string;
}

/**
 * The newest stamps that 8.19 knows and after which no 9.x changed stored data. A newer one is refused by older servers
 * (422), a missing one makes every migration since 7.x run.
 */
const stamps: Readonly<Record<SavedObject['type'], string>> = {
  dashboard: '8.9.0',
  'index-pattern': '8.0.0',
  tag: '8.0.0',
  search: '8.0.0',
};

export function savedObject<Attributes>(
  type: SavedObject['type'],
  id: string,
  attributes: Attributes,
  references: readonly Reference[] = [],
): SavedObject<Attributes> {
  const typeMigrationVersion = stamps[type];
  return { type, id, attributes, references, coreMigrationVersion: '8.8.0', typeMigrationVersion, managed: true };
}

/** Where documents lie, and how their fields are called on the screen. */
export interface KibanaDataView {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

export function dataViewObject({ id, title, name, labels }: KibanaDataView): SavedObject {
  const fieldAttrs = Object.fromEntries(Object.entries(labels).map(([field, customLabel]) => [field, { customLabel }]));
  return savedObject('index-pattern', id, {
    title,
    name,
    timeFieldName: '@timestamp',
    allowHidden: false,
    fields: '[]',
    fieldAttrs: JSON.stringify(fieldAttrs),
    fieldFormatMap: '{}',
    runtimeFieldMap: '{}',
    sourceFilters: '[]',
  });
}

export function tagObject(id: string, name: string, description: string, color: string): SavedObject {
  return savedObject('tag', id, { name, description, color });
}

/** The objects as Kibana exports them: one a line, and a line that sums up. */
export function toNdjson(objects: readonly SavedObject[]): string {
  const summary = {
    exportedCount: objects.length,
    missingRefCount: 0,
    missingReferences: [],
    excludedObjectsCount: 0,
    excludedObjects: [],
  };
  return [...objects, summary].map((object) => `${JSON.stringify(object)}\n`).join('');
}
