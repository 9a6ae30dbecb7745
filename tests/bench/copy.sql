-- The first peer: the raw text into PostgreSQL, and nothing else.
\copy raw from pstdin with (format csv)
