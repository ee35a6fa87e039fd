# The page of the bridge
lamps = The bridge has 24 lamps.
opened =
    It was opened in 1939.
    It is long.
    .title = The bridge of { $name }
-river = Ping
boats = { $count ->
    [one] { $count } boat is under it.
   *[other] { $count } boats are under it.
}
