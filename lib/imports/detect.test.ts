import { expect, test } from 'vitest'
import { detectFile } from './detect'

test.each([
  ['{"dataSet":"X","dataValues":[]}', 'data-values'],
  ['\uFEFF {\n "period": "2023Q4", "dataValues" : [ {', 'data-values'],
  ['dataelement,period,orgunit,catoptcombo,attroptcombo,value\nA,2023,U,,,1', 'data-values'],
  ['"dataelement","period","orgunit","categoryoptioncombo","attributeoptioncombo","value"', 'data-values'],
  ['\uFEFFDataElement;Period;OrgUnit;Value\n', 'data-values'],
  ['f7n9E0hX8qk,2023Q4,DiszpKrYNg8,,,12,admin,,,,', 'data-values'],
  ['{"system":{"id":"x"},"dataElements":[]}', 'metadata'],
  ['{"organisationUnits": [{"id":"a"}]}', 'metadata'],
  ['id,code,level,name,full_name,parent_id,valid_from,valid_to\nVN,,country,', 'register'],
  ['{"hello":1}', 'unknown'],
  ['[1,2]', 'unknown'],
  ['a,b,c\n1,2,3', 'unknown'],
  ['', 'unknown'],
])('%s is %s', (head, kind) => {
  expect(detectFile(head)).toBe(kind)
})
