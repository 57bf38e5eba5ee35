/**
 * Quần đảo Hoàng Sa and quần đảo Trường Sa, which every map draws in the fill and outline of their province. Points are
 * schematic: [longitude east, latitude north]; at the scale of the country each is smaller than a pixel.
 */
export const archipelagos = [
  {
    key: 'hoangSa',
    /** Code of Đà Nẵng, before and after 01/07/2025. */
    province: '48',
    dots: [
      [111.6, 16.53],
      [112.34, 16.83],
      [112.73, 16.66],
      [111.2, 15.78],
      [111.77, 16.05],
      [111.51, 16.45],
      [112.27, 16.98],
    ],
    extent: { west: 110.8, south: 15.4, east: 113.2, north: 17.4 },
  },
  {
    key: 'truongSa',
    /** Code of Khánh Hòa, before and after 01/07/2025. */
    province: '56',
    dots: [
      [111.92, 8.645],
      [114.33, 11.43],
      [114.365, 10.18],
      [114.48, 10.375],
      [114.33, 9.885],
      [114.37, 10.38],
      [114.285, 11.05],
      [113.7, 8.97],
      [112.92, 7.89],
      [112.22, 8.86],
    ],
    extent: { west: 111.2, south: 7.3, east: 115.2, north: 11.9 },
  },
] as const satisfies readonly {
  key: string
  province: string
  dots: readonly (readonly [number, number])[]
  extent: { west: number; south: number; east: number; north: number }
}[]
