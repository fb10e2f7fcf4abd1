"""What Excel and Microsoft's Open XML SDK say of the workbooks that we write."""
